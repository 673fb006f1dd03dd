import './stripped.js'
import { lean, leanEnvironment } from './lean.ts'

/**
 * `node server/main.ts` starts the product. Node reads some things before it reads this file: how freely it may use
 * memory, and what reads our TypeScript. So where the system can, the process begins again with these said.
 */
if (process.platform !== 'win32' && !lean.every((flag) => process.execArgv.includes(flag))) {
  const again = [process.execPath, ...lean, ...process.execArgv, ...process.argv.slice(1)]
  process.execve?.(process.execPath, again, { ...leanEnvironment, ...process.env })
}
await import('./serve.ts')
