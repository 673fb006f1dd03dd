import { createServer, type Server, type Socket } from 'node:net'

/** A mail as it came over the wire: the envelope, and everything between DATA and the dot. */
export type Delivered = { from: string; to: string[]; data: string }

/** What the server says to the recipient of the next mails, in order; then yes. */
type Answer = '250 OK' | '451 Try again later' | '550 No such mailbox' | 'hang up'

/** A mail server on loopback that keeps what it gets, and says no when it is told to (RFC 5321, the least of it). */
export class SmtpServer {
  readonly delivered: Delivered[] = []
  /** Answers to the recipients of the next mails. */
  readonly answers: Answer[] = []
  private readonly sockets = new Set<Socket>()
  private readonly server: Server = createServer((socket) => this.talk(socket))

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    const address = this.server.address()
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    socket.on('error', () => {})
    const say = (line: string) => socket.write(`${line}\r\n`)
    let mail: Delivered = { from: '', to: [], data: '' }
    let inData = false
    let rest = ''
    say('220 test')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      rest += chunk
      while (rest.includes('\r\n')) {
        const line = rest.slice(0, rest.indexOf('\r\n'))
        rest = rest.slice(line.length + 2)
        if (inData && line !== '.') mail.data += `${line.replace(/^\.\./, '.')}\r\n`
        else if (inData) {
          inData = false
          this.delivered.push(mail)
          mail = { from: '', to: [], data: '' }
          say('250 Taken')
        } else if (/^(EHLO|HELO|RSET|NOOP)/i.test(line)) say('250 test')
        else if (/^MAIL FROM/i.test(line)) {
          mail.from = /<(.*?)>/.exec(line)?.[1] ?? ''
          say('250 OK')
        } else if (/^RCPT TO/i.test(line)) {
          const answer = this.answers.shift() ?? '250 OK'
          if (answer === 'hang up') socket.destroy()
          else say(answer)
          if (answer === '250 OK') mail.to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
        } else if (/^DATA/i.test(line)) {
          inData = true
          say('354 Go on')
        } else if (/^QUIT/i.test(line)) socket.end('221 Bye\r\n')
        else say('500 What?')
      }
    })
  }
}
