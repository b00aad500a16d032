package dev.bindery.engine;

import static dev.bindery.engine.Engine.answers;
import static dev.bindery.engine.Engine.token;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bind tokens: rules T1 to T9. */
class TokensTest {
  private static final String ALPHABET =
      "-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijkl";

  @RegisterExtension final Engine engine = new Engine();

  @Test
  void outsideATransactionThereIsNoToken() { // T1
    SqlError error = (SqlError) engine.session().getToken(TokenKind.ORDINARY);
    answers("3921", error);
    assertEquals(1, error.state());
  }

  @Test
  void everyMemberGetsTheSameTokenOfAKindAsOftenAsItAsks() { // T2
    Session originator = engine.session();
    originator.begin(null);
    String ordinary = token(originator);
    String xp = token(originator, TokenKind.XP);
    assertNotEquals(ordinary, xp);
    Session bound = engine.boundTo(originator);
    originator.beginDistributed(null);
    assertEquals(ordinary, token(originator));
    assertEquals(ordinary, token(bound));
    assertEquals(xp, token(bound, TokenKind.XP));
  }

  @Test
  void noTwoTransactionsHaveTheSameToken() { // T3
    Session session = engine.session();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      session.begin(null);
      assertTrue(seen.add(token(session)));
      assertTrue(seen.add(token(session, TokenKind.XP)));
      session.commit();
    }
  }

  @Test
  void theAlphabetHasSixtyFourLettersAndNoQuote() { // T4
    assertEquals(64, ALPHABET.length());
    assertEquals('-', ALPHABET.charAt(0));
    assertEquals('l', ALPHABET.charAt(63));
    assertFalse(ALPHABET.contains("'"));
    byte[] ascending = new BigInteger("00" + bits(64), 2).toByteArray();
    assertEquals(ALPHABET, TokenAlphabet.encode(lastBytes(ascending, 48)));
  }

  /** The six-bit numbers from 0 to n - 1, one after the other. */
  private static String bits(int n) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < n; i++) {
      bits.append(String.format("%6s", Integer.toBinaryString(i)).replace(' ', '0'));
    }
    return bits.toString();
  }

  /** The last n bytes of a number, which may have dropped leading zeros or added a sign. */
  private static byte[] lastBytes(byte[] number, int n) {
    byte[] result = new byte[n];
    int length = Math.min(n, number.length);
    System.arraycopy(number, number.length - length, result, n - length, length);
    return result;
  }

  @Test
  void tokenIsExactlyWhatTheRuleSays() throws GeneralSecurityException { // T4
    byte[] key = new byte[32];
    ascending(key);
    Tokens tokens = new Tokens(TokensTest::ascending);
    assertEquals(expected(key, 1), tokens.make(false, 1).text());
    assertEquals(expected(key, Long.MIN_VALUE | 1), tokens.make(true, 1).text());
    assertEquals(expected(key, Long.MAX_VALUE), tokens.make(false, Long.MAX_VALUE).text());
  }

  /** The key 0, 1, 2 and so on. */
  private static void ascending(byte[] key) {
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
  }

  /** The rule again, by other means: one big number of 192 bits, letter by letter. */
  private static String expected(byte[] key, long claim) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String claimHex = String.format("%016x", claim);
    String macHex = HexFormat.of().formatHex(mac.doFinal(HexFormat.of().parseHex(claimHex)));
    BigInteger number = new BigInteger(macHex.substring(0, 32) + claimHex, 16);
    StringBuilder text = new StringBuilder();
    for (int letter = 31; letter >= 0; letter--) {
      text.append(ALPHABET.charAt(number.shiftRight(6 * letter).intValue() & 63));
    }
    return text.toString();
  }

  /** Computed with Python's hmac and hashlib: key of bytes 0 to 31, number 1. */
  @Test
  void knownTokenStaysTheSame() { // T4
    Tokens tokens = new Tokens(TokensTest::ascending);
    assertEquals("^08MCI:eh\\Lk8^3.V-A5:M---------.", tokens.make(false, 1).text());
    assertEquals("<8Q<9a^aSGTLD@OH<@cXY5---------.", tokens.make(true, 1).text());
  }

  private static byte[] decoded(String text) {
    return Objects.requireNonNull(TokenAlphabet.decode(text));
  }

  @Test
  void everyFlippedBitMakesItGarbage() { // T4, B3
    Tokens tokens = new Tokens(TokenSource.repeatable(1));
    String genuine = tokens.make(false, 5).text();
    assertEquals(new Tokens.Claim(false, 5), tokens.read(genuine));
    for (int bit = 0; bit < 192; bit++) {
      byte[] bytes = decoded(genuine);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertNull(tokens.read(TokenAlphabet.encode(bytes)), "bit " + bit);
    }
  }

  @Test
  void forgedTokensAreGarbage() { // T4, B3
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Session session = engine.session();
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      String forged = TokenAlphabet.encode(bytes);
      assertEquals("3909.2", session.bind(forged).code(), "seed " + seed);
    }
  }

  @Test
  void alphabetReadsBackWhatItWrote() { // T4
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      String text = TokenAlphabet.encode(bytes);
      assertEquals(32, text.length());
      assertEquals(
          HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(decoded(text)), "seed " + seed);
    }
  }

  @Test
  void lettersOutsideTheAlphabetAreGarbage() { // B3
    Session originator = engine.session();
    originator.begin(null);
    String genuine = token(originator);
    Session other = engine.session();
    for (String letter : new String[] {",", "m", "'", " ", "\u0000", "\u2014", "\ud83d"}) {
      answers("3909.2", other.bind(letter + genuine.substring(1)));
    }
  }

  @Test
  void lengthDecidesTheStateOf3909() { // B3
    Session originator = engine.session();
    originator.begin(null);
    String genuine = token(originator);
    Session other = engine.session();
    answers("3909.1", other.bind(genuine.substring(1)));
    answers("3909.2", other.bind(genuine + "-"));
    answers("3909.2", other.bind("x".repeat(32)));
    answers("3909.2", other.bind("-".repeat(31) + "."));
    answers("3909.3", other.bind("-".repeat(32)));
    answers("3909.3", other.bind("-".repeat(33)));
    answers("3909.1", other.bind("-".repeat(31)));
    answers("3909.1", other.bind(" ".repeat(40)));
    answers("3909.2", other.bind(" " + genuine));
    answers("3909.2", other.bind("x".repeat(1_000_000)));
    assertEquals(0, other.tranCount());
  }

  @Test
  void trailingBlanksAreCutOff() { // T4
    Session originator = engine.session();
    originator.begin(null);
    answers("ok", engine.session().bind(token(originator) + "   "));
  }

  @Test
  void tokenOfAnotherInstanceIsGarbage() { // T5
    try (Instance other = Instance.create()) {
      Session there = ((Connected) other.connect("there")).session();
      there.begin(null);
      answers("3909.2", engine.session().bind(token(there)));
    }
  }

  @Test
  void badFlagAnswers214() { // T7
    Session session = engine.session();
    answers("214", session.getToken(TokenKind.BAD));
    session.begin(null);
    SqlError error = (SqlError) session.getToken(TokenKind.BAD);
    answers("214", error);
    assertEquals(1, error.state());
    assertEquals(
        "Cannot convert parameter @for_xp_flag to type constant expected by procedure.",
        error.message());
  }

  @Test
  void tokenAppearsInNoText() { // T6, T9
    Session originator = engine.session();
    originator.begin(null);
    Answer issued = originator.getToken(TokenKind.ORDINARY);
    String token = token(originator);
    assertFalse(issued.toString().contains(token));
    assertFalse(engine.instance().snapshot().toString().contains(token));
    assertFalse(engine.session().bind(token + "x").toString().contains(token));
    originator.commit();
    assertFalse(engine.session().bind(token).toString().contains(token));
    assertFalse(new Tokens.Claim(false, 1).toString().contains(token));
  }

  @Test
  void tokensAreEqualByTheirText() {
    Tokens tokens = new Tokens(TokenSource.repeatable(1));
    assertEquals(tokens.make(false, 1), tokens.make(false, 1));
    assertEquals(tokens.make(false, 1).hashCode(), tokens.make(false, 1).hashCode());
    assertNotEquals(tokens.make(false, 1), tokens.make(false, 2));
    assertNotEquals(tokens.make(false, 1).text().getBytes(US_ASCII).length, 0);
  }

  @Test
  void repeatableSourceRepeatsAndTheSecureOneDoesNot() {
    String once = new Tokens(TokenSource.repeatable(7)).make(false, 1).text();
    assertEquals(once, new Tokens(TokenSource.repeatable(7)).make(false, 1).text());
    assertNotEquals(once, new Tokens(TokenSource.repeatable(8)).make(false, 1).text());
    assertNotEquals(
        new Tokens(TokenSource.secure()).make(false, 1).text(),
        new Tokens(TokenSource.secure()).make(false, 1).text());
  }

  @Test
  void tableHoldsOnlyLiveTransactionsWhoseTokenWasAskedFor() { // T4
    Session session = engine.session();
    session.begin(null);
    assertEquals(0, engine.instance().tokens().live().size());
    token(session);
    assertEquals(1, engine.instance().tokens().live().size());
    session.commit();
    assertEquals(0, engine.instance().tokens().live().size());
  }
}
