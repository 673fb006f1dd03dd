/** What a process under load says of itself, over the channel to its parent. */
export type Figures = { cpuMs: number; rssMb: number }

/** Sends `ready` once, then the process's own figures whenever the parent asks. CPU counts all its threads. */
export function serveFigures(ready: object): void {
  process.send?.({ ready })
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    const figures: Figures = { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20 }
    process.send?.({ figures })
  })
}
