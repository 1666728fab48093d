// Prints what differs, case by case, and ends with the plain count.
export interface Judged {
  name: string
  differences: string[]
}

export type Print = (line: string) => void

/** Whether every case of every file agreed. */
export const replay = (
  files: readonly string[],
  judgedIn: (file: string) => Judged[],
  print: Print = (line) => void process.stdout.write(`${line}\n`),
): boolean => {
  let [passed, failed] = [0, 0]
  for (const { name, differences } of files.flatMap(judgedIn)) {
    for (const difference of differences) print(`${name}: ${difference}`)
    if (differences.length === 0) passed += 1
    else failed += 1
  }
  print(`${passed} passed, ${failed} failed`)
  return failed === 0
}
