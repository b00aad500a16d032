package dev.bindery.engine;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what with which table. Nothing is allowed that was not granted, and a bind token lends
 * no permission: what counts is the session's own login (P2, P3). Safe for any thread.
 */
public final class Permissions {
  /** Stands for every login. */
  public static final String PUBLIC = "public";

  Permissions() {}

  /** Grants to a login, or to {@link #PUBLIC}, besides what it has already. */
  public void grant(String login, Table table, Permission first, Permission... more) {
    table.grants().merge(login, EnumSet.of(first, more), Permissions::union);
  }

  /** Every permission on a table. */
  public void grantAll(String login, Table table) {
    table.grants().put(login, EnumSet.allOf(Permission.class));
  }

  /** Takes back what was granted to that login, but not what is granted to {@link #PUBLIC}. */
  public void revoke(String login, Table table, Permission first, Permission... more) {
    table
        .grants()
        .computeIfPresent(
            login,
            (name, old) -> {
              Set<Permission> left = EnumSet.copyOf(old);
              left.removeAll(EnumSet.of(first, more));
              return left.isEmpty() ? null : left;
            });
  }

  /** Whether a login may. */
  public boolean allows(String login, Table table, Permission permission) {
    return has(PUBLIC, table, permission) || has(login, table, permission);
  }

  private static boolean has(String login, Table table, Permission permission) {
    Set<Permission> found = table.grants().get(login);
    return found != null && found.contains(permission);
  }

  private static Set<Permission> union(Set<Permission> one, Set<Permission> other) {
    Set<Permission> both = EnumSet.copyOf(one);
    both.addAll(other);
    return both;
  }
}
