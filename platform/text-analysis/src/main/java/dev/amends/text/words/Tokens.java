package dev.amends.text.words;

import dev.amends.text.words.Token.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into tokens. Own code, since a break iterator costs more than the whole analysis may
 * and knows neither emoticons nor words with a lost letter.
 */
public final class Tokens {

  private static final Set<String> EMOTICONS =
      Set.of(
          ":)", ":-)", ":d", ":-d", "=)", ";)", ";-)", "<3", ":p", ":-p", ":(", ":-(", "=(", ":'(",
          ":/", ":-/", ":|", ":@");
  private static final int LONGEST_EMOTICON = 3;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int VARIATION_SELECTOR = 0xFE0F;
  private static final int FIRST_COMBINING = 0x300;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  private Tokens(String text) {
    this.text = text;
  }

  /** In their order; whatever is neither word nor sign nor punctuation is left out. */
  public static List<Token> of(String text) {
    var cut = new Tokens(text);
    var at = 0;
    while (at < text.length()) {
      at = cut.next(at);
    }
    return cut.tokens;
  }

  private int next(int start) {
    var first = text.codePointAt(start);
    if (Character.isWhitespace(first)) {
      return start + 1;
    }
    var emoticon = emoticon(start);
    if (emoticon > start) {
      return add(start, emoticon, Kind.SIGN, lower(start, emoticon));
    }
    if (inWord(first)) {
      return word(start);
    }
    if (Character.isExtendedPictographic(first)) {
      return emoji(start, first);
    }
    if (first < 0x80 || Character.getType(first) == Character.OTHER_PUNCTUATION) {
      return punctuation(start, first);
    }
    return start + Character.charCount(first);
  }

  private int word(int start) {
    var end = start;
    var digits = true;
    while (end < text.length()) {
      var here = text.codePointAt(end);
      if (!inWord(here) && !(end > start && apostrophe(here) && letterAt(end + 1))) {
        break;
      }
      digits &= Character.isDigit(here);
      end += Character.charCount(here);
    }
    return add(start, end, digits ? Kind.NUMBER : Kind.WORD, form(start, end));
  }

  /** {@code https://} is no long face. */
  private boolean slashAt(int at) {
    return at < text.length() && text.charAt(at) == '/';
  }

  private boolean letterAt(int at) {
    return at < text.length() && Character.isLetter(text.codePointAt(at));
  }

  private static boolean inWord(int character) {
    return Character.isLetterOrDigit(character)
        || character == Token.LOST
        || Character.getType(character) == Character.NON_SPACING_MARK;
  }

  private static boolean apostrophe(int character) {
    return character == '\'' || character == '\u2019' || character == '\u00B4';
  }

  private int emoji(int start, int first) {
    var end = start + Character.charCount(first);
    while (end < text.length()) {
      var here = text.codePointAt(end);
      var joined =
          here == ZERO_WIDTH_JOINER
              && end + 1 < text.length()
              && Character.isExtendedPictographic(text.codePointAt(end + 1));
      if (joined) {
        end += 1 + Character.charCount(text.codePointAt(end + 1));
      } else if (here == VARIATION_SELECTOR || Character.isEmojiModifier(here)) {
        end += Character.charCount(here);
      } else {
        break;
      }
    }
    return add(start, end, Kind.SIGN, Character.toString(first));
  }

  private int emoticon(int start) {
    var here = text.charAt(start);
    if (here != ':' && here != ';' && here != '=' && here != '<') {
      return start;
    }
    for (var end = Math.min(text.length(), start + LONGEST_EMOTICON); end > start + 1; end--) {
      if (EMOTICONS.contains(lower(start, end)) && !letterAt(end) && !slashAt(end)) {
        return end;
      }
    }
    return start;
  }

  /** Repetitions belong together: {@code !!!} and {@code ...} are one token. */
  private int punctuation(int start, int first) {
    var end = start + Character.charCount(first);
    while (end < text.length() && text.codePointAt(end) == first) {
      end += Character.charCount(first);
    }
    return add(start, end, Kind.PUNCTUATION, Character.toString(first));
  }

  private int add(int start, int end, Kind kind, String form) {
    tokens.add(new Token(start, end, kind, form));
    return end;
  }

  private String lower(int start, int end) {
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private String form(int start, int end) {
    var lower = lower(start, end).replace('\u2019', '\'').replace('\u00B4', '\'');
    for (var at = 0; at < lower.length(); at++) {
      if (lower.charAt(at) >= FIRST_COMBINING && lower.charAt(at) != Token.LOST) {
        lower = Normalizer.normalize(lower, Normalizer.Form.NFC);
        break;
      }
    }
    return calm(lower);
  }

  /** {@code sååååå} is said with emphasis and means {@code så}; no word has three of a letter. */
  private static String calm(String word) {
    for (var at = 2; at < word.length(); at++) {
      if (thirdOfAKind(word, at)) {
        var calm = new StringBuilder(word.substring(0, at));
        for (var rest = at + 1; rest < word.length(); rest++) {
          if (!thirdOfAKind(word, rest)) {
            calm.append(word.charAt(rest));
          }
        }
        return calm.toString();
      }
    }
    return word;
  }

  private static boolean thirdOfAKind(String word, int at) {
    var here = word.charAt(at);
    return Character.isLetter(here) && word.charAt(at - 1) == here && word.charAt(at - 2) == here;
  }
}
