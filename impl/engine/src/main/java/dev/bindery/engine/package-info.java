/**
 * The reference engine of bound sessions: several sessions of one instance share one transaction.
 *
 * <p>The words. An {@link dev.bindery.engine.Instance} is one life of one engine. A {@link
 * dev.bindery.engine.Session} is one client's connection to it, with its own transaction count. A
 * <em>transaction</em> has one outcome and has members: the session that began it, and those that
 * joined it by its {@link dev.bindery.engine.BindToken}. A {@link dev.bindery.engine.Request} is
 * one batch of a session; the request that has <em>access</em> is the only one that may run
 * statements in the transaction. To <em>leave</em> is to stop being a member without ending the
 * transaction. Ids such as {@code B4} are the rules of the project's contract.
 *
 * <p>Every operation is total and gives one {@link dev.bindery.engine.Answer}. None blocks: who
 * finds a transaction in use is told so at once (X4), and a statement that must wait for a lock
 * answers {@link dev.bindery.engine.Waiting} and is resumed by who drives its session (L9). Only
 * {@link dev.bindery.engine.BlockingSession} parks a thread.
 *
 * <p>State has owners. Nobody writes another session's state: the end of a transaction is one write
 * of its status, and the other members find out at their next statement (B9).
 *
 * <table>
 * <caption>Which guard guards what</caption>
 * <tr><th>state</th><th>owner</th><th>guard</th></tr>
 * <tr><td>which sessions are connected</td><td>instance</td><td>the monitor of its table</td></tr>
 * <tr><td>options, open request, reference to its transaction, count</td><td>session</td>
 *     <td>its lock</td></tr>
 * <tr><td>status, number of members, access, undo log, savepoints, token</td><td>transaction</td>
 *     <td>the guard of its only member, until its token is first asked for; from then on its own
 *     monitor, which its members take within their own guards</td></tr>
 * <tr><td>which locks a transaction, or a statement outside of any, has; how they are kept</td>
 *     <td>its lock space</td><td>as its undo log: the right to run statements in it</td></tr>
 * <tr><td>who has a resource locked, in which mode</td><td>the table, or the entry of an index;
 *     intents on a table: one of its lanes, while all of them go together</td>
 *     <td>its own monitor</td></tr>
 * <tr><td>who waits for a resource</td><td>the same</td>
 *     <td>to change it the monitor of the waits and its own; to read it either</td></tr>
 * <tr><td>all who wait, longest first; what has become of each</td><td>instance</td>
 *     <td>the monitor of the waits, taken only by who must wait or makes way</td></tr>
 * <tr><td>what is in an entry</td><td>the entry</td><td>its lock in mode X, to write it</td></tr>
 * <tr><td>live tokens, last token number, last transaction number, remembered transactions</td>
 *     <td>instance</td><td>none: concurrent collections and counters</td></tr>
 * </table>
 *
 * <p>The order of guards: table of sessions, session, transaction, waits, one resource, one of its
 * lanes. Two sessions only in a snapshot, which takes all, by id, so that everything is quiet then.
 * Two transactions only in a bind that moves a session from one to the other: the lower number
 * first.
 *
 * <p>Five decisions that look wrong and are not:
 *
 * <ul>
 *   <li>Access is a plain field under the transaction's monitor, not a word of its own claimed by
 *       compare-and-set. A request of one statement holds the monitor for that statement and never
 *       shows as having access, so two threads that each run one such statement are served one
 *       after the other, and neither is refused only because their moments met. With a claim of its
 *       own, 3917 would depend on timing, and no run on one thread could explain it.
 *   <li>A transaction enters no table at {@code BEGIN}. It is found from its members; only a bind
 *       token must lead to it from outside (T4).
 *   <li>The number of members is counted, not listed: who they are is what the sessions say.
 *   <li>A statement that had to wait is run again from its beginning, not from where it was: what
 *       it has locked it has, so it gets further each time, and there is no half of a statement to
 *       keep.
 *   <li>That a lock space has ended is a plain field. Who sees one of its locks free has taken that
 *       resource's monitor after it was freed, so sees the field too (L6); who sees neither waits,
 *       and is granted when that resource is freed.
 * </ul>
 */
@NullMarked
package dev.bindery.engine;

import org.jspecify.annotations.NullMarked;
