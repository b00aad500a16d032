package mine;

import java.util.HashMap;
import java.util.Map;

/** Stands for your system: transactions that nest, and users that know nothing of one another. */
final class MyEngine {
  static final class NotLoggedIn extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static final class NoTransaction extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Map<String, Integer> depths = new HashMap<>();

  void login(String user) {
    depths.put(user, 0);
  }

  void logout(String user) {
    depth(user);
    depths.remove(user);
  }

  void begin(String user) {
    depths.put(user, depth(user) + 1);
  }

  void commit(String user) {
    depths.put(user, Math.max(depth(user) - 1, 0)); // without a transaction it says nothing
  }

  void rollback(String user) {
    if (depth(user) == 0) {
      throw new NoTransaction();
    }
    depths.put(user, 0);
  }

  private int depth(String user) {
    Integer depth = depths.get(user);
    if (depth == null) {
      throw new NotLoggedIn();
    }
    return depth;
  }
}
