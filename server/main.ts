import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { lean, leanEnvironment } from './lean.ts'

/**
 * `node server/main.ts` starts the product. Node reads some things before it reads this file: where it keeps what it
 * made of our TypeScript (so that the next start need not strip its types again, which takes some 30 MB), and how
 * freely it may use memory. So where the system can, the process begins again with these said.
 */
const kept = process.env.NODE_COMPILE_CACHE ?? fileURLToPath(new URL('../dist/compiled', import.meta.url))
if (process.platform !== 'win32' && !lean.every((flag) => process.execArgv.includes(flag))) {
  const again = [process.execPath, ...lean, ...process.execArgv, ...process.argv.slice(1)]
  process.execve?.(process.execPath, again, { ...leanEnvironment, ...process.env, NODE_COMPILE_CACHE: kept })
}
enableCompileCache(kept)
await import('./serve.ts')
