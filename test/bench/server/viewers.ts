/**
 * Many screens in one process, as light as they can be: a WebSocket each that speaks just enough of Socket.IO's
 * protocol to watch a page, and notes when each numbered message arrives.
 */
const [, , url = '', channels = '', count = '0'] = process.argv
const since = JSON.stringify(Object.fromEntries(channels.split(',').map((channel) => [channel, 0])))
const arrivals: number[] = []
let received = 0

function open(): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    // Node's WebSocket takes headers; browsers set the origin by themselves.
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { origin: url },
    } as never)
    socket.onerror = () => reject(new Error('A viewer could not connect'))
    socket.onmessage = ({ data }) => {
      const text = String(data)
      if (text.startsWith('0{')) socket.send('40')
      else if (text.startsWith('40')) socket.send(`420["watch",${since}]`)
      else if (text.startsWith('430')) resolve(socket)
      else if (text === '2') socket.send('3')
      else if (text.startsWith('42["change"')) {
        received++
        const sent = /sent at (\d+\.\d+)/.exec(text)?.[1]
        if (sent) arrivals.push(performance.timeOrigin + performance.now() - Number(sent))
      }
    }
  })
}

const sockets: WebSocket[] = []
for (let opened = 0; opened < Number(count); opened += 50) {
  sockets.push(...(await Promise.all(Array.from({ length: Math.min(50, Number(count) - opened) }, open))))
}
process.send?.({ ready: {} })
process.on('message', () => {
  process.send?.({ figures: { received, latencies: arrivals.splice(0) } })
  received = 0
})
process.on('disconnect', () => {
  for (const socket of sockets) socket.close()
  process.exit(0)
})
