// What the build puts in: the server's address, the target's name, hashed class names and pictures.
declare const API_BASE: string

declare module '*.module.scss' {
  const classes: Readonly<Record<string, string>>
  export default classes
}
declare module '*.scss'
declare module '*.png' {
  const address: string
  export default address
}
