package dev.bindery.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bindery.engine.Instance;
import dev.bindery.engine.Limits;
import dev.bindery.engine.TokenSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No message shows a bind token, wherever in a batch it stands (rule T9). */
class SecrecyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '%s' + 1",
        "SELECT - '%s'",
        "DECLARE @a int = '%s'",
        "EXEC sp_bindsession '%s' '%s'",
        "EXEC sp_bindsession '%s",
        "EXEC sp_bindsession \"%s\"",
        "EXEC sp_bindsession '%sx'",
        "EXEC sp_bindsession '-%s'",
        "EXEC sp_bindsession %s",
        "SAVE TRAN [x%s]",
        "ROLLBACK TRAN [%s]",
        "USE [%s]",
        "EXEC [%s]",
        "EXEC sp_bindsession @%s = 1",
        "SELECT @%s",
        "DECLARE @%s int, @%s int",
        "SELECT 1 AS a '%s'"
      })
  void noMessageShowsAToken(String batch) {
    // The same token in every run: one that holds a bracket would end a bracketed name.
    Client client = new Client(Instance.create(Limits.DEFAULT, TokenSource.repeatable(1)));
    String token = client.begin();

    client.run(batch.replace("%s", token));

    assertFalse(client.last().messages.isEmpty());
    for (Message message : client.last().messages) {
      assertFalse(message.toString().contains(token), message.text());
      assertFalse(message.text().contains(token.substring(0, 20)), message.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'secret'", "secret", "@secret", "[secret]"})
  void internalsDoNotPrintWhatTheyHold(String text) {
    assertFalse(Lexer.tokens(text).toString().contains("secret"));
    assertFalse(Value.ofText(SqlType.Kind.VARCHAR, text).toString().contains("secret"));
    assertEquals("varchar(6) value", Value.ofText(SqlType.Kind.VARCHAR, "secret").toString());
  }
}
