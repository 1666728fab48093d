// Runs a file of this folder in a process of its own, which answers each message with one, and ends when it is let go.
import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'

export interface Child {
  ask: <Answer>(input: object) => Promise<Answer>
  stop: () => Promise<void>
}

export const startChild = (file: string): Child => {
  const child = fork(path.join(import.meta.dirname, file), { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return { ask: (input) => ask(child, file, input), stop: () => stop(child) }
}

/** For one question. */
export const inChild = async <Answer>(file: string, input: object): Promise<Answer> => {
  const child = startChild(file)
  try {
    return await child.ask<Answer>(input)
  } finally {
    await child.stop()
  }
}

const ask = <Answer>(child: ChildProcess, file: string, input: object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${file} ended with ${code} before it answered`))
    child.once('exit', ended)
    child.once('message', (answer) => {
      child.off('exit', ended)
      resolve(answer as Answer)
    })
    child.send(input)
  })

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || !child.connected) return resolve()
    child.once('exit', () => resolve())
    child.disconnect()
  })

/** The child's half. */
export const answerParent = <Input, Answer>(work: (input: Input) => Promise<Answer>): void => {
  process.on('message', (input) => {
    void work(input as Input).then(
      (answer) => process.send?.(answer),
      (fault: Error) => {
        process.stderr.write(`${fault.stack ?? fault.message}\n`)
        process.exit(1)
      },
    )
  })
  process.once('disconnect', () => process.exit())
}
