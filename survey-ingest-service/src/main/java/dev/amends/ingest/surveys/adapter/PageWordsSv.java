package dev.amends.ingest.surveys.adapter;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** The same in Swedish. */
@Localized("sv")
public interface PageWordsSv extends PageWords {

  @Override
  @Message("Fråga {position} av {total}")
  String progress(int position, int total);

  @Override
  @Message("Till sist")
  String last();

  @Override
  @Message("Skicka och gå vidare")
  String next();

  @Override
  @Message("Hoppa över frågan")
  String pass();

  @Override
  @Message("Tillbaka")
  String back();

  @Override
  @Message("Jag vill helst inte svara")
  String decline();

  @Override
  @Message("Välj ett svar först, eller hoppa över frågan.")
  String chooseFirst();

  @Override
  @Message("Välj ett svar först.")
  String chooseThis();

  @Override
  @Message("Skriv några ord först, eller hoppa över frågan.")
  String writeFirst();

  @Override
  @Message("Välj så många du vill.")
  String asMany();

  @Override
  @Message("Med dina egna ord. Skriv inga kortnummer eller personnummer.")
  String ownWords();

  @Override
  @Message("Får vi höra av oss till dig om det här?")
  String contact();

  @Override
  @Message("Ja, hör gärna av er")
  String contactYes();

  @Override
  @Message("Nej, det behövs inte")
  String contactNo();

  @Override
  @Message("Hur?")
  String how();

  @Override
  @Message("Telefon")
  String phone();

  @Override
  @Message("E-post")
  String email();

  @Override
  @Message("När passar det bäst? (behövs inte)")
  String when();

  @Override
  @Message("När får vi ringa? (behövs inte)")
  String times();

  @Override
  @Message("Den tiden blev just upptagen. Välj en annan.")
  String taken();

  @Override
  @Message(
      "Den tiden blev just upptagen, och det finns ingen annan. Säg hur vi annars får höra av oss.")
  String allTaken();

  @Override
  @Message("Ingen särskild tid")
  String anyTime();

  @Override
  @Message("En annan tid, eller inget samtal")
  String changeCall();

  @Override
  @Message("En människa läser ditt svar och ringer dig: {time}.")
  String weCallAt(String time);

  @Override
  @Message("Förmiddag")
  String morning();

  @Override
  @Message("Eftermiddag")
  String afternoon();

  @Override
  @Message("Kväll")
  String evening();

  @Override
  @Message("Säg om vi får höra av oss, och i så fall hur.")
  String contactFirst();

  @Override
  @Message("Ditt svar hjälper oss att bli bättre.")
  String helps();

  @Override
  @Message("En människa läser ditt svar och ringer dig.")
  String weCall();

  @Override
  @Message("En människa läser ditt svar och skriver till dig.")
  String weWrite();

  @Override
  @Message("Vi har noterat att du vill att vi hör av oss.")
  String noted();

  @Override
  @Message("Ditt svar hjälper oss att bli bättre. Vi hör inte av oss om det, precis som du ville.")
  String weLeaveYouAlone();

  @Override
  @Message("Ditt svar hjälper oss att bli bättre. Det sparas utan ditt namn.")
  String anonymous();

  @Override
  @Message("Du kan stänga sidan.")
  String close();

  @Override
  @Message("Ändra mina svar")
  String change();

  @Override
  @Message("Tack för att du säger det")
  String declinedTitle();

  @Override
  @Message("Vi frågar dig inte mer om det här. Det du svarade tidigare finns kvar.")
  String declined();

  @Override
  @Message("Svara ändå")
  String afterAll();

  @Override
  @Message("Fråga mig inte mer")
  String noMore();

  @Override
  @Message("Vi frågar dig inte igen, varken per mejl eller på annat sätt.")
  String stopped();

  @Override
  @Message("Länken gäller inte längre")
  String overTitle();

  @Override
  @Message("Tiden för att svara har gått ut. Är något fortfarande fel, svara på vårt meddelande.")
  String over();

  @Override
  @Message("Länken fungerar inte")
  String unknownTitle();

  @Override
  @Message("Den är inte hel. Öppna den igen från meddelandet du fick.")
  String unknown();
}
