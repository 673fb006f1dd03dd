export * from 'node:sqlite'
