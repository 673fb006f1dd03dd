import { copyDatabase } from './copy.ts'
import { databaseFile } from './start.ts'

// `npm run backup -- FILE`: a consistent copy of the embedded database, while the product runs or not.

const [target] = process.argv.slice(2)
if (!target) {
  console.error('Say where the copy goes: npm run backup -- FILE')
  process.exitCode = 1
} else if (process.env.MONGODB_URL) {
  console.error('MONGODB_URL names another database: copy that one with mongodump.')
  process.exitCode = 1
} else {
  try {
    await copyDatabase(databaseFile(process.env.DATA_DIR ?? 'data'), target)
    console.log(
      `Copied to ${target}. To go back to it, stop the product and put it in place of the old file.`,
    )
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
