import { connect, createServer, type Server, type Socket } from 'node:net'

/** What may befall a connection. `hole`: all is lost from then on, and nobody is told for a while. */
const troubles = ['cut', 'stall', 'half-closed', 'hole'] as const
type Trouble = (typeof troubles)[number]

/** Two ends of one connection: the screen's and the server's. */
type Pair = { ends: [Socket, Socket]; stalledUntil: number; isLost: boolean }

/** The longest that a message is under way, how long a stall and a silence last, in milliseconds. */
const latest = 40
const longestStall = 1_200
const silence = 1_500

/**
 * A bad network between screens and a server: in a storm bytes arrive late (in their order, as TCP has it), and when it is
 * told to, a connection is cut, stalls, is closed in one direction alone, or falls silent. The dice are `random`; which
 * bytes they fall on depends on the moment.
 */
export class BadNetwork {
  readonly url: string
  /** How often each trouble came. */
  readonly told: Record<Trouble, number> = { cut: 0, stall: 0, 'half-closed': 0, hole: 0 }
  connections = 0
  private readonly server: Server
  private readonly random: () => number
  private readonly pairs = new Set<Pair>()
  private target: URL
  private isBad = false

  private constructor(server: Server, target: string, random: () => number) {
    this.server = server
    this.random = random
    this.target = new URL(target)
    this.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
    server.on('connection', (screen: Socket) => this.join(screen))
  }

  static async open(target: string, random: () => number): Promise<BadNetwork> {
    const server = createServer({ allowHalfOpen: true, noDelay: true })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new BadNetwork(server, target, random)
  }

  /** Where the server is from now on; connections to where it was are its own to end. */
  leadTo(target: string): void {
    this.target = new URL(target)
  }

  /** From now on every message is late. */
  storm(): void {
    this.isBad = true
  }

  /** From now on everything passes at once. */
  calm(): void {
    this.isBad = false
  }

  async close(): Promise<void> {
    for (const pair of [...this.pairs]) this.end(pair)
    await new Promise((resolve) => this.server.close(resolve))
  }

  private join(screen: Socket): void {
    const { hostname, port } = this.target
    const server = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true })
    const pair: Pair = { ends: [screen, server], stalledUntil: 0, isLost: false }
    this.pairs.add(pair)
    this.connections++
    for (const [from, to] of [pair.ends, pair.ends.toReversed()] as [Socket, Socket][]) {
      // One after the other, however late each is.
      let last = Promise.resolve()
      const then = (work: () => void) => {
        last = last.then(() => this.lateness(pair)).then(() => void (pair.isLost || to.destroyed || work()))
      }
      from.on('data', (bytes) => then(() => to.writable && to.write(bytes)))
      from.on('end', () => then(() => to.end()))
      from.on('error', () => this.end(pair))
      from.on('close', (hadError) => (hadError || to.destroyed ? this.end(pair) : then(() => this.end(pair))))
    }
  }

  private lateness(pair: Pair): Promise<void> | undefined {
    const late = this.isBad ? this.random() ** 3 * latest : 0
    const wait = Math.max(late, pair.stalledUntil - Date.now())
    return wait < 1 ? undefined : new Promise((resolve) => setTimeout(resolve, wait))
  }

  /** One of the connections there are gets into trouble. */
  befall(): void {
    const all = [...this.pairs].filter(({ isLost }) => !isLost)
    const pair = all[Math.floor(this.random() * all.length)]
    const trouble = troubles[Math.floor(this.random() * troubles.length)]
    if (!pair || !trouble) return
    this.told[trouble]++
    if (trouble === 'cut') this.end(pair)
    if (trouble === 'stall') pair.stalledUntil = Date.now() + this.random() * longestStall
    if (trouble === 'half-closed') pair.ends[this.random() < 0.5 ? 0 : 1].end()
    if (trouble === 'hole') pair.isLost = true
    // Neither of these is ever well again.
    if (trouble === 'half-closed' || trouble === 'hole') setTimeout(() => this.end(pair), silence).unref()
  }

  private end(pair: Pair): void {
    this.pairs.delete(pair)
    pair.isLost = true
    for (const each of pair.ends) each.destroy()
  }
}
