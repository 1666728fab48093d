// One connection to a serial server: sends a question, gathers what comes until it is an answer or its time is over.
import type { Socket } from 'node:net'
import type { Exchange, WireFault } from '@yft/core/metering/wire/exchange'
import type { Outcome } from '@yft/core/shared/outcome'
import type { MeterLine, Patience } from '../../../ports/meter'
import { connectSocket } from '../lane/connect-socket'
import { drain, gather, type Listener } from './listen'

export interface SerialLink {
  exchange: <Part>(of: Exchange<Part>) => Promise<Came<Part>>
  /** Listens until the line has been quiet for a while; what comes belongs to no question any more. */
  drain: () => Promise<void>
  isOpen: () => boolean
  close: () => void
}

export interface Came<Part> {
  verdict: Outcome<Part, WireFault | 'silent' | 'connection-lost'>
  bytes: Buffer
}

export const connectSerial = async (line: MeterLine, patience: Patience): Promise<SerialLink | null> => {
  const socket = await connectSocket(line, patience.connectMs)
  return socket && linkOf(socket, patience)
}

const linkOf = (socket: Socket, patience: Patience): SerialLink => {
  // Read also between questions: heartbeats and late answers must not wait in the socket for the next one.
  let listener: Listener | null = null
  socket.on('data', (bytes) => listener?.hear(bytes))
  socket.on('error', () => {})
  socket.on('close', () => listener?.lost())
  const listen = <Heard>(start: (tell: (heard: Heard) => void) => Listener): Promise<Heard> =>
    new Promise((resolve) => {
      listener = start((heard) => {
        listener = null
        resolve(heard)
      })
      if (socket.destroyed) listener.lost()
    })
  return {
    exchange: <Part>({ request, read }: Exchange<Part>) => {
      const heard = listen<Came<Part>>((tell) => gather(read, patience, tell))
      socket.write(request)
      return heard
    },
    drain: () => listen<void>((tell) => drain(patience, tell)),
    isOpen: () => !socket.destroyed,
    close: () => socket.destroy(),
  }
}
