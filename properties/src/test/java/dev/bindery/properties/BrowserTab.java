package dev.bindery.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A tab of a {@link Chromium}, over its DevTools protocol: what a person does with a page, and what
 * a person sees. For one thread.
 */
final class BrowserTab implements AutoCloseable, WebSocket.Listener {
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final StringBuilder message = new StringBuilder();
  private @Nullable WebSocket socket;

  private BrowserTab() {}

  static BrowserTab of(URI address) throws InterruptedException {
    BrowserTab tab = new BrowserTab();
    tab.socket =
        Chromium.awaited(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, tab));
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.call(domain + ".enable", Map.of());
    }
    return tab;
  }

  /** Shows a page anew, and forgets what went wrong on the one before. */
  void open(URI page, int width, int height, boolean dark) throws InterruptedException {
    call("Page.navigate", Map.of("url", "about:blank"));
    errors.clear();
    requests.clear();
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    call("Page.navigate", Map.of("url", page.toString()));
    waitFor("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** The value of an expression in the page, or of the promise that it is. */
  JsonNode value(String expression) throws InterruptedException {
    JsonNode told =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (told.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + told.get("exceptionDetails"));
    }
    return told.get("result").path("value");
  }

  String text(String expression) throws InterruptedException {
    return value(expression).asText();
  }

  /** Until a condition holds in the page. */
  void waitFor(String condition) throws InterruptedException {
    value(
        "new Promise(done => { const look = () => (%s) ? done(true) : setTimeout(look, 5); look(); })"
            .formatted(condition));
  }

  /** A click with the mouse in the middle of an element, which is scrolled to. */
  void click(String selector) throws InterruptedException {
    JsonNode at =
        value(
            "(e => { e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })(document.querySelector('%s'))"
                    .formatted(selector));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", at.get(0), "y", at.get(1), "button", "left", "clickCount", 1));
    }
  }

  /** Presses a key, as {@code ArrowRight}, and lets it go. */
  void press(String key) throws InterruptedException {
    int code =
        switch (key) {
          case "Tab" -> 9;
          case "Enter" -> 13;
          case "End" -> 35;
          case "Home" -> 36;
          case "ArrowLeft" -> 37;
          case "ArrowUp" -> 38;
          case "ArrowRight" -> 39;
          case "ArrowDown" -> 40;
          default -> throw new IllegalArgumentException(key);
        };
    String typed = key.equals("Enter") ? "\r" : "";
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", typed));
    }
  }

  /** Types a text where the focus is. */
  void type(String typed) throws InterruptedException {
    call("Input.insertText", Map.of("text", typed));
  }

  /** What the whole page looks like, as PNG. */
  byte[] picture() throws InterruptedException {
    JsonNode shot =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", false));
    return Base64.getDecoder().decode(shot.get("data").asText());
  }

  /** The errors of scripts and of the console since the page was opened. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** The addresses that the page asked for, itself among them. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private JsonNode call(String method, Map<String, Object> parameters) throws InterruptedException {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("not connected");
    }
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(number, answer);
    try {
      String request =
          json.writeValueAsString(Map.of("id", number, "method", method, "params", parameters));
      Chromium.awaited(open.sendText(request, true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode told = Chromium.awaited(answer);
    if (told.has("error")) {
      throw new AssertionError(method + ": " + told.get("error"));
    }
    return told.get("result");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      String whole = message.toString();
      message.setLength(0);
      try {
        take(json.readTree(whole));
      } catch (IOException e) {
        errors.add("not to be read: " + e);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    answers.values().forEach(answer -> answer.completeExceptionally(error));
  }

  private void take(JsonNode told) {
    if (told.has("id")) {
      CompletableFuture<JsonNode> answer = answers.remove(told.get("id").asInt());
      if (answer != null) {
        answer.complete(told);
      }
      return;
    }
    JsonNode about = told.path("params");
    switch (told.path("method").asText()) {
      case "Runtime.exceptionThrown" -> errors.add(about.toString());
      case "Runtime.consoleAPICalled" -> {
        if (about.path("type").asText().equals("error")) {
          errors.add(about.toString());
        }
      }
      case "Log.entryAdded" -> {
        if (about.path("entry").path("level").asText().equals("error")) {
          errors.add(about.toString());
        }
      }
      case "Network.requestWillBeSent" -> requests.add(about.path("request").path("url").asText());
      default -> {
        // The rest is of no matter here.
      }
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
