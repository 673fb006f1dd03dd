/**
 * The floor: bare Express that answers as many bytes, and bare Socket.IO that sends as long a message to everybody.
 * Nothing here renders, reads or keeps anything.
 */
import { createServer } from 'node:http'
import express from 'express'
import { Server } from 'socket.io'
import { serveFigures } from './figures.ts'

const bytes = Number(process.argv[2])
const page = `<!doctype html>${'x'.repeat(Math.max(0, bytes - 15))}`
const app = express()
app.disable('x-powered-by').disable('etag')
app.get('/', (_request, response) => {
  response.type('html').send(page)
})
app.post('/broadcast', express.json(), (request, response) => {
  io.to('page').emit('change', request.body)
  response.json({ ok: true })
})
const http = createServer(app)
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
io.on('connection', (socket) => {
  socket.on('watch', (_since, answer) => {
    void socket.join('page')
    answer([])
  })
})
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as { port: number }
  serveFigures({ url: `http://127.0.0.1:${port}` })
})
process.on('disconnect', () => process.exit(0))
