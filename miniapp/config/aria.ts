// Lets View and Text carry screen-reader attributes, which Taro's own templates leave out.
interface Template {
  mergeComponents(context: unknown, patch: Record<string, Record<string, string>>): void
}
interface Builder {
  onSetupClose?: unknown
  registerMethod(method: { name: string; fn: (platform: { platform: string; template?: Template }) => void }): void
}

export default (builder: Builder) => {
  builder.registerMethod({
    name: 'onSetupClose',
    fn: ({ platform, template }) => {
      const role = platform === 'weapp' ? 'aria-role' : 'role'
      const attributes = { [role]: 'i.role', 'aria-label': 'i.ariaLabel' }
      template?.mergeComponents(builder, { View: attributes, Text: attributes })
    },
  })
}
