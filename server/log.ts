import pino, { type Logger } from 'pino'
import type { Config } from './config.ts'

/** JSON lines in production, readable ones elsewhere. Nobody's words or passwords are logged. */
export function makeLog(config: Pick<Config, 'environment' | 'logLevel'>): Logger {
  const readable = {
    target: 'pino-pretty',
    options: {
      colorize: process.stdout.isTTY,
      translateTime: 'HH:MM:ss',
      ignore: 'pid,hostname',
      singleLine: true,
    },
  }
  return pino({
    level: config.logLevel,
    serializers: { error: pino.stdSerializers.err },
    ...(config.environment === 'production' ? {} : { transport: readable }),
  })
}
