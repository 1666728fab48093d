// Starts something on the wished port, or on the next one that is free.
export const onFreePort = async <T>(from: number, start: (port: number) => Promise<T>): Promise<T> => {
  for (let port = from; ; port += 1) {
    try {
      return await start(port)
    } catch (fault) {
      if ((fault as { code?: string }).code !== 'EADDRINUSE' || port >= from + 50) throw fault
    }
  }
}
