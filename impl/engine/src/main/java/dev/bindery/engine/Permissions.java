package dev.bindery.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may do what with which table. Nothing is allowed that was not granted, and a bind token lends
 * no permission: what counts is the session's own login (P2, P3). Safe for any thread.
 */
public final class Permissions {
  /** Stands for every login. */
  public static final String PUBLIC = "public";

  private record Grant(String login, String table) {}

  private final Map<Grant, Set<Permission>> granted = new ConcurrentHashMap<>();

  Permissions() {}

  /** Grants to a login, or to {@link #PUBLIC}, what it has perhaps already. */
  public void grant(String login, Table table, Permission first, Permission... more) {
    granted.merge(
        new Grant(login, table.name()), EnumSet.of(first, more), (old, added) -> union(old, added));
  }

  /** Every permission on a table. */
  public void grantAll(String login, Table table) {
    granted.put(new Grant(login, table.name()), EnumSet.allOf(Permission.class));
  }

  /** Takes back what was granted to that login, but not what is granted to {@link #PUBLIC}. */
  public void revoke(String login, Table table, Permission first, Permission... more) {
    granted.computeIfPresent(
        new Grant(login, table.name()),
        (grant, old) -> {
          Set<Permission> left = EnumSet.copyOf(old);
          left.removeAll(EnumSet.of(first, more));
          return left.isEmpty() ? null : left;
        });
  }

  /** Whether a login may. */
  public boolean allows(String login, Table table, Permission permission) {
    return has(login, table, permission) || has(PUBLIC, table, permission);
  }

  private boolean has(String login, Table table, Permission permission) {
    Set<Permission> found = granted.get(new Grant(login, table.name()));
    return found != null && found.contains(permission);
  }

  void forget(Table table) {
    granted.keySet().removeIf(grant -> grant.table().equals(table.name()));
  }

  private static Set<Permission> union(Set<Permission> one, Set<Permission> other) {
    Set<Permission> both = EnumSet.copyOf(one);
    both.addAll(other);
    return both;
  }
}
