import type { CaseSummary, RecoveryCase } from "../src/lib/types";

/** Made-up customers of a made-up shop, for looking at screens without the services. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.now();
export const ago = (ms: number) => new Date(start - ms).toISOString();
const ahead = (ms: number) => new Date(start + ms).toISOString();

interface Seed {
  name: string;
  words: string;
  lang: "sv" | "en";
  touchpoint: string;
  nps: number;
  p: number;
  urgency: number;
  /** Minutes until due; negative is overdue. */
  due: number;
  opened: number;
  assignee?: string;
  state?: CaseSummary["state"];
  value?: number;
  responses?: number;
}

const SEEDS: Seed[] = [
  { name: "Åsa Lind", words: "Paketet kom aldrig fram och ingen svarade när jag ringde. Tredje gången på en månad. Jag har handlat hos er i många år men nu vet jag inte om jag orkar längre.", lang: "sv", touchpoint: "delivery", nps: 1, p: 0.83, urgency: 94, due: -8, opened: 250, value: 4200, responses: 3 },
  { name: "James Okafor", words: "I was promised a call back on Monday. It is Thursday. Cancelling unless somebody explains what happened to my refund.", lang: "en", touchpoint: "returns", nps: 2, p: 0.78, urgency: 88, due: 22, opened: 190, value: 12800, responses: 2 },
  { name: "Margareta Öhman", words: "Hittade inte var man returnerar, fick leta i en halvtimme. Till slut hjälpte grannpojken mig.", lang: "sv", touchpoint: "returns", nps: 4, p: 0.64, urgency: 76, due: 74, opened: 160, value: 1900 },
  { name: "Elif Demir", words: "Fakturan var fel igen och jag fick påminnelseavgift fast jag hade betalat.", lang: "sv", touchpoint: "billing", nps: 3, p: 0.71, urgency: 73, due: 132, opened: 145, value: 7400, assignee: "agent", state: "claimed" },
  { name: "Björn Sandström", words: "Montören kom fyra timmar för sent, och sa inte ens förlåt.", lang: "sv", touchpoint: "installation", nps: 2, p: 0.58, urgency: 66, due: 252, opened: 120, value: 23500 },
  { name: "Priya Raman", words: "The chat robot kept sending me in circles. I just wanted to talk to a person for two minutes.", lang: "en", touchpoint: "customer-service", nps: 5, p: 0.49, urgency: 58, due: 305, opened: 96, value: 3100 },
  { name: "Kjell-Åke Forsström", words: "Ni säger leverans på tisdag, det blev lördag. Säg som det är i stället.", lang: "sv", touchpoint: "delivery", nps: 4, p: 0.47, urgency: 52, due: 398, opened: 80, value: 2600 },
  { name: "Hanna Berg", words: "Kuponger som inte fungerar i kassan är sämre än inga alls.", lang: "sv", touchpoint: "checkout", nps: 5, p: 0.41, urgency: 44, due: 470, opened: 62, value: 900 },
  { name: "Tomás Herrera", words: "Good products, but getting an answer took six emails.", lang: "en", touchpoint: "customer-service", nps: 6, p: 0.36, urgency: 38, due: 1560, opened: 41, value: 5200 },
  { name: "Ingrid Nyström", words: "Det var väl okej, men ni frågade efter samma uppgifter tre gånger.", lang: "sv", touchpoint: "onboarding", nps: 6, p: 0.33, urgency: 31, due: 1900, opened: 20, value: 1500 },
  { name: "Samuel Lindqvist", words: "Väntar på besked om skadan på soffan.", lang: "sv", touchpoint: "delivery", nps: 3, p: 0.55, urgency: 49, due: 600, opened: 900, state: "snoozed", assignee: "agent", value: 18900 },
  { name: "Amira Haddad", words: "Den nya appen loggar ut mig varje dag.", lang: "sv", touchpoint: "app", nps: 4, p: 0.44, urgency: 40, due: 500, opened: 1400, state: "resolved", assignee: "lead", value: 2200 },
];

function summaryOf(seed: Seed, index: number): CaseSummary {
  const state = seed.state ?? "open";
  return {
    id: `case-${index + 1}`,
    customerId: `C-${1042 + index * 17}`,
    customerName: seed.name,
    state,
    urgency: seed.urgency,
    assignee: seed.assignee ?? null,
    claimedUntil: state === "claimed" ? ahead(12 * MINUTE) : null,
    snoozedUntil: state === "snoozed" ? ahead(20 * HOUR) : null,
    dueAt: ahead(seed.due * MINUTE),
    overdue: seed.due < 0,
    openedAt: ago(seed.opened * MINUTE),
    contactedAt: null,
    touchpoint: seed.touchpoint,
    language: seed.lang,
    excerpt: seed.words.slice(0, 120),
    nps: seed.nps,
    pLoss: seed.p,
    band: seed.p < 0.3 ? "low" : seed.p < 0.5 ? "medium" : "high",
    responses: seed.responses ?? 1,
    annualValue: seed.value ? { amount: seed.value, currency: "SEK" } : null,
    version: 3,
  };
}

const CONTRIBUTIONS = [
  { feature: "base", points: -1.9 },
  { feature: "nps", points: 1.6, detail: "1" },
  { feature: "leave-intent", points: 0.9, detail: "vet inte om jag orkar" },
  { feature: "ces", points: 0.7, detail: "2" },
  { feature: "expectation", points: 0.5, detail: "below" },
  { feature: "emotion", points: 0.5, detail: "negative" },
  { feature: "history", points: 0.4 },
  { feature: "tenure", points: -0.6, detail: "62" },
  { feature: "lba", points: 0.3, detail: "1" },
  { feature: "trust", points: 0.1, detail: "3" },
  { feature: "segment", points: -0.05, detail: "consumer" },
];

export function allowedIn(state: CaseSummary["state"]): string[] {
  if (state === "open") return ["claim", "note", "snooze"];
  if (state === "claimed") return ["release", "contact", "promise", "keep", "note", "snooze", "resolve"];
  if (state === "snoozed") return ["claim", "note"];
  if (state === "resolved") return ["reopen", "note"];
  return [];
}

function caseOf(seed: Seed, index: number): RecoveryCase {
  const summary = summaryOf(seed, index);
  const opened = seed.opened * MINUTE;
  return {
    ...summary,
    customer: {
      name: seed.name,
      email: `${seed.name.split(" ")[0]!.toLowerCase().replace(/å|ä/g, "a").replace(/ö/g, "o")}@example.com`,
      phone: `+46 70 123 45 ${10 + index}`,
      segment: index % 4 === 1 ? "business" : "consumer",
      tenureMonths: 62 - index * 4,
    },
    contactWish: index === 4 ? { wanted: false } : { wanted: true, channel: index % 2 ? "email" : "phone", when: "evening" },
    reasons: ["nps-detractor", ...(seed.p > 0.6 ? ["leave-intent", "likely-lost"] : [])],
    feedback: [
      {
        receiptId: `r-${1000 + index}`,
        occurredAt: ago(opened + 25 * MINUTE),
        touchpoint: seed.touchpoint,
        channel: "email",
        language: seed.lang,
        scores: { nps: seed.nps, ces: 2, lba: 1, emotions: ["frustrated", "ignored"], expectation: "below" },
        comment: seed.words,
        pLoss: seed.p,
        band: summary.band,
        reasons: ["nps-detractor"],
        contributions: CONTRIBUTIONS,
      },
      ...(seed.responses && seed.responses > 1
        ? [{ receiptId: `r-${2000 + index}`, occurredAt: ago(opened + 12 * 24 * HOUR), touchpoint: "checkout", channel: "web", language: seed.lang, scores: { nps: 6, ces: 5 }, comment: seed.lang === "sv" ? "Lite krångligt i kassan men det löste sig." : "A little fiddly at checkout, but fine.", pLoss: 0.38, band: "medium" as const }]
        : []),
    ],
    promises: index % 3 === 0
      ? [
          { id: "p1", text: seed.lang === "sv" ? "Vi ringer innan klockan 17 i dag" : "We call before five today", dueAt: ahead(3 * HOUR), state: "open", madeBy: "agent", madeAt: ago(2 * HOUR) },
          ...(index === 3 ? [{ id: "p2", text: "Påminnelseavgiften tas bort", dueAt: ago(HOUR), state: "kept" as const, madeBy: "agent", madeAt: ago(5 * HOUR) }] : []),
        ]
      : [],
    timeline: [
      { at: ago(opened), actor: null, type: "opened", detail: { touchpoint: seed.touchpoint } },
      ...(seed.responses ? [{ at: ago(opened - 20 * MINUTE), actor: null, type: "feedback-joined", detail: { comment: seed.words.slice(0, 80) } }] : []),
      ...(seed.assignee
        ? [
            { at: ago(opened - 30 * MINUTE), actor: "lead", type: "claimed" },
            { at: ago(opened - 35 * MINUTE), actor: "lead", type: "contacted", detail: { channel: "phone", outcome: "no-answer", note: "Ingen svarade, försöker i kväll." } },
            { at: ago(opened - 40 * MINUTE), actor: "lead", type: "released", detail: { reason: "Behöver någon som kan fakturor." } },
            { at: ago(opened - 60 * MINUTE), actor: "agent", type: "claimed" },
            { at: ago(opened - 70 * MINUTE), actor: "agent", type: "promised", detail: { text: "Påminnelseavgiften tas bort", dueAt: ago(HOUR) } },
          ]
        : []),
    ],
    resolution: seed.state === "resolved" ? { rootCause: "app-fault", note: "Felet rättat i version 4.2.", by: "lead", at: ago(HOUR) } : null,
    allowed: allowedIn(summary.state),
  };
}

export const cases = new Map(SEEDS.map((seed, index) => [`case-${index + 1}`, caseOf(seed, index)]));

export const rootCauses = [
  { code: "delivery-late", sv: "Sen leverans", en: "Late delivery" },
  { code: "delivery-lost", sv: "Försvunnet paket", en: "Lost parcel" },
  { code: "wrong-information", sv: "Fel besked från oss", en: "Wrong information from us" },
  { code: "no-answer", sv: "Fick inget svar", en: "Got no answer" },
  { code: "invoice-wrong", sv: "Fel på fakturan", en: "Invoice error" },
  { code: "product-fault", sv: "Fel på varan", en: "Faulty product" },
  { code: "app-fault", sv: "Fel i appen", en: "Fault in the app" },
  { code: "attitude", sv: "Bemötandet", en: "How we behaved" },
  { code: "other", sv: "Annat", en: "Something else" },
];

export const contributions = CONTRIBUTIONS;
