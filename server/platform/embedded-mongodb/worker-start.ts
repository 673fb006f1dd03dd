import { enableCompileCache } from 'node:module'
if (process.env.NODE_COMPILE_CACHE) enableCompileCache(process.env.NODE_COMPILE_CACHE)
await import('./worker.ts')
