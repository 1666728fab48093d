// Alipay's setting is a number of unknown scale: start at the standard step and leave it to the switch.
export const phoneTypeScale = (): number => 1
