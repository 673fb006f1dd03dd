import { CommandError } from '../errors.ts'
import type { Engine } from './engine.ts'
import type { Transaction } from './transactions.ts'

type Answer = (body: Uint8Array) => void
type State = { number: bigint; transaction: Transaction | undefined; usedAt: number }

const lifetimeMilliseconds = 30 * 60_000
const transactionMilliseconds = 60_000

/** Logical sessions: at most one transaction each, and the answer to the last write that may be retried. */
export class Sessions {
  readonly #states = new Map<string, State>()
  readonly #underway = new Map<string, Answer[]>()
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
    engine.writer.exec(`CREATE TABLE IF NOT EXISTS answers(
      session TEXT PRIMARY KEY, number INTEGER, at INTEGER, reply BLOB) WITHOUT ROWID`)
  }

  /** The answer given to this very write before; refuses a number older than the last one. */
  answerTo(session: string, number: bigint): Uint8Array | undefined {
    const known = this.#stored(session)
    if (known && BigInt(known.number) > number) throw this.#tooOld(session, number)
    return known && BigInt(known.number) === number ? known.reply : undefined
  }

  /** Keeps an answer, in the same commit as what it answers for. */
  keepAnswer(session: string, number: bigint, reply: Uint8Array): void {
    const sql = 'INSERT OR REPLACE INTO answers(session, number, at, reply) VALUES (?, ?, ?, ?)'
    this.#engine.change(() => this.#engine.writer.run(sql, session, number, Date.now(), reply))
  }

  /**
   * Announces a write as under way; what it returns answers it and everybody who has sent it again meanwhile.
   * Undefined when it is under way already: `answer` will be called with the first one's answer.
   */
  share(session: string, number: bigint, answer: Answer): Answer | undefined {
    const name = `${session} ${number}`
    const others = this.#underway.get(name)
    if (others) {
      others.push(answer)
      return undefined
    }
    const all = [answer]
    this.#underway.set(name, all)
    return (body) => {
      this.#underway.delete(name)
      for (const each of all) each(body)
    }
  }

  #stored(session: string): { number: number; reply: Uint8Array } | undefined {
    const sql = 'SELECT number, reply FROM answers WHERE session = ?'
    const row = this.#engine.writer.get<[number, Uint8Array]>(sql, session)
    return row && { number: row[0], reply: row[1] }
  }

  #tooOld(session: string, number: bigint): CommandError {
    return new CommandError(
      225,
      `Cannot use transaction number ${number} on session ${session}: a newer one has been used.`,
    )
  }

  /** Begins a transaction; an older one that the session left open is undone. */
  begin(session: string, number: bigint, over: object): Transaction {
    const state = this.#states.get(session)
    if (state && state.number > number) throw this.#tooOld(session, number)
    if (state?.number === number) {
      throw new CommandError(251, `Given transaction number ${number} has been used already.`, {}, [
        'TransientTransactionError',
      ])
    }
    if (state?.transaction) this.#engine.endTransaction(state.transaction)
    const transaction = this.#engine.startTransaction(session, number)
    transaction.over = over
    this.#states.set(session, { number, transaction, usedAt: Date.now() })
    return transaction
  }

  /** The session's open transaction of that number, which a command that came over a connection goes on with. */
  goOn(session: string, number: bigint, over: object): Transaction {
    const transaction = this.#current(session, number)
    transaction.over = over
    return transaction
  }

  #current(session: string, number: bigint): Transaction {
    const state = this.#states.get(session)
    if (state?.number === number && state.transaction && this.#engine.transactions.has(state.transaction)) {
      return state.transaction
    }
    const message = `Given transaction number ${number} does not match any in-progress transaction; it was ended or timed out.`
    throw new CommandError(251, message, {}, ['TransientTransactionError'])
  }

  /** Commits, and keeps the answer with the commit so that asking again gets the same one. */
  commit(session: string, number: bigint, reply: Uint8Array): Uint8Array {
    const earlier = this.answerTo(session, number)
    if (earlier) return earlier
    const transaction = this.#current(session, number)
    this.#engine.commitTransaction(transaction)
    this.keepAnswer(session, number, reply)
    this.#states.delete(session)
    return reply
  }

  abort(session: string, number: bigint): void {
    if (this.answerTo(session, number))
      throw new CommandError(256, `Transaction ${number} has been committed.`)
    this.#engine.endTransaction(this.#current(session, number))
  }

  /** Undoes a session's open transaction and forgets the session. */
  end(session: string): void {
    const state = this.#states.get(session)
    if (state?.transaction) this.#engine.endTransaction(state.transaction)
    this.#states.delete(session)
  }

  /**
   * Undoes what a closed connection left open: an app that was killed is in nobody's way. MongoDB waits for a minute;
   * an app that is still there hears that its transaction is gone and tries again, as after any lost connection.
   */
  left(over: object): void {
    for (const transaction of [...this.#engine.transactions])
      if (transaction.over === over) this.#engine.endTransaction(transaction)
  }

  /** Undoes transactions open for a minute; forgets sessions and answers after half an hour. */
  sweep(now: number): void {
    for (const transaction of this.#engine.transactions) {
      if (transaction.startedAt < now - transactionMilliseconds) this.#engine.endTransaction(transaction)
    }
    const oldest = now - lifetimeMilliseconds
    for (const [session, state] of this.#states) if (state.usedAt < oldest) this.#states.delete(session)
    const sql = 'DELETE FROM answers WHERE at < ?'
    const [stale] = this.#engine.writer.get<[number]>(
      'SELECT count(*) FROM answers WHERE at < ?',
      oldest,
    ) ?? [0]
    if (stale > 0) this.#engine.change(() => this.#engine.writer.run(sql, oldest))
  }
}
