// A connection to a gateway, or null when nobody answers there in time.
import { connect, type Socket } from 'node:net'

export const connectSocket = ({ host, port }: { host: string; port: number }, connectMs: number): Promise<Socket | null> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true })
    const fail = () => {
      socket.destroy()
      resolve(null)
    }
    socket.setTimeout(connectMs, fail)
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.off('timeout', fail)
      socket.off('error', fail)
      resolve(socket)
    })
  })
