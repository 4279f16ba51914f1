package dev.amends.ingest.surveys.adapter;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What every survey page says, in English. */
@MessageBundle(PageWords.NAME)
public interface PageWords {

  String NAME = "words";

  @Message("Question {position} of {total}")
  String progress(int position, int total);

  @Message("One last thing")
  String last();

  @Message("Send and go on")
  String next();

  @Message("Pass this question")
  String pass();

  @Message("Back")
  String back();

  @Message("I would rather not answer")
  String decline();

  @Message("Choose an answer first, or pass the question.")
  String chooseFirst();

  @Message("Choose an answer first.")
  String chooseThis();

  @Message("Write a few words first, or pass the question.")
  String writeFirst();

  @Message("Choose as many as you like.")
  String asMany();

  @Message("In your own words. Please leave out card numbers and personal identity numbers.")
  String ownWords();

  @Message("May we come back to you about this?")
  String contact();

  @Message("Yes, please get in touch")
  String contactYes();

  @Message("No, that is not needed")
  String contactNo();

  @Message("How?")
  String how();

  @Message("Phone")
  String phone();

  @Message("E-mail")
  String email();

  @Message("When suits you best? (not needed)")
  String when();

  @Message("When may we call? (not needed)")
  String times();

  @Message("That time has just been taken. Choose another one.")
  String taken();

  @Message("That time has just been taken, and there is no other. Say how else we may come back.")
  String allTaken();

  @Message("No particular time")
  String anyTime();

  @Message("Another time, or no call")
  String changeCall();

  @Message("A person reads your answer and calls you: {time}.")
  String weCallAt(String time);

  @Message("Morning")
  String morning();

  @Message("Afternoon")
  String afternoon();

  @Message("Evening")
  String evening();

  @Message("Say whether, and if so how, we may come back.")
  String contactFirst();

  @Message("Your answer helps us to do better.")
  String helps();

  @Message("A person reads your answer and calls you.")
  String weCall();

  @Message("A person reads your answer and writes to you.")
  String weWrite();

  @Message("We have noted that you would like to hear from us.")
  String noted();

  @Message("Your answer helps us to do better. We will not get in touch about it, as you wished.")
  String weLeaveYouAlone();

  @Message("Your answer helps us to do better. It is kept without your name.")
  String anonymous();

  @Message("You may close this page.")
  String close();

  @Message("Change my answers")
  String change();

  @Message("Thank you for saying so")
  String declinedTitle();

  @Message("We will not ask you again about this. What you answered before stays.")
  String declined();

  @Message("Answer after all")
  String afterAll();

  @Message("Please do not ask me again")
  String noMore();

  @Message("You will not be asked again, by mail or otherwise.")
  String stopped();

  @Message("This link is over")
  String overTitle();

  @Message("The time for answering has passed. If something is still wrong, answer our message.")
  String over();

  @Message("This link does not work")
  String unknownTitle();

  @Message("It is not whole. Open it again from the message you got.")
  String unknown();
}
