// The knobs that give a line of meters a bad day.
export interface LineKnobs {
  /** What a meter takes to answer. */
  delayMs: number
  /** Bytes that are no frame, in front of each answer and behind it. */
  noise: boolean
  /** Pieces of so many bytes, each a segment of its own; 0 sends the answer whole. */
  pieceSize: number
  /** Sends the answer before once more in the same segment, in front. */
  joined: boolean
  /** The converter repeats the question. */
  echo: boolean
  wrongAddress: boolean
  wrongSum: boolean
  /** The next so many answers come after the usual delay and this. */
  late: { times: number; ms: number }
  /** Addresses or units that say nothing. */
  dead: Set<string>
  /** Connections are taken, no byte comes back. */
  deadLine: boolean
  /** The connection breaks after so many bytes of an answer; 0 never. */
  cutAfter: number
  /** Blocks come in parts of so many bytes, with more following; 0 whole. */
  partSize: number
  /** What a 4G module sends by itself when it is connected to, and then every so often. */
  heartbeat: { text: string; everyMs: number } | null
}

export const goodLine = (): LineKnobs => ({
  delayMs: 0,
  noise: false,
  pieceSize: 0,
  joined: false,
  echo: false,
  wrongAddress: false,
  wrongSum: false,
  late: { times: 0, ms: 0 },
  dead: new Set(),
  deadLine: false,
  cutAfter: 0,
  partSize: 0,
  heartbeat: null,
})
