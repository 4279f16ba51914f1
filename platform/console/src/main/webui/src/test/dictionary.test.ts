import { describe, expect, it } from "vitest";
import { dictionaries, word } from "../i18n";

type Tree = Record<string, unknown>;

function leaves(tree: Tree, path = ""): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" && value !== null ? leaves(value as Tree, `${path}${key}.`) : [[`${path}${key}`, value] as [string, unknown]],
  );
}

const sv = new Map(leaves(dictionaries.sv));
const en = new Map(leaves(dictionaries.en));

// The compiler checks the fixed keys; the word lists are open, and only this test compares them.
describe("the dictionaries", () => {
  it("have the same keys, word lists included", () => {
    expect([...sv.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it("leave no text empty", () => {
    for (const [key, value] of [...sv, ...en]) if (typeof value === "string") expect(value, key).not.toBe("");
  });

  it("are functions in the same places", () => {
    for (const [key, value] of en) expect(typeof sv.get(key), key).toBe(typeof value);
  });

  it("say Swedish things in Swedish", () => {
    expect(dictionaries.sv.queue.next).toBe("Ta nästa ärende");
    expect(dictionaries.sv.kase.promises).toBe("Löften");
    expect(dictionaries.sv.state.resolved).toBe("Löst");
  });

  it("explain every reason for not sending", () => {
    const reasons = ["not-a-promoter", "at-risk", "open-case", "broken-promise", "no-permission", "no-address", "anonymous", "history", "already-thanked", "unsubscribed", "erased", "refused", "mail-unavailable", "still-answering", "facts-not-seen", "interlock-behind"];
    for (const reason of reasons) {
      expect(dictionaries.sv.outreachReasons[reason], reason).toMatch(/\.$/);
      expect(dictionaries.en.outreachReasons[reason], reason).toMatch(/\.$/);
    }
  });

  it("show a code they do not know in a readable form", () => {
    expect(word({}, "brand-new_code")).toBe("Brand new code");
    expect(word({}, null)).toBe("");
  });
});
