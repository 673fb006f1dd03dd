import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const compressible = /\.(?:js|css|svg)$/
const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)]

/** Puts `name.br` and `name.gz` beside every script and style of a folder, so that no request has to compress them. */
export async function compressFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!compressible.test(name)) continue
    const path = join(folder, name)
    const bytes = await readFile(path)
    await writeFile(`${path}.br`, await toBrotli(bytes))
    await writeFile(`${path}.gz`, await toGzip(bytes, { level: 9 }))
  }
}
