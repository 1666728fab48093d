// What came of asking a meter, for people: why there is no reading, and what to do.
export const askTexts = {
  'no-line': '没有登记采集线路，请在 lines.csv 里写明',
  'protocol-unknown': '没有这种通讯协议的驱动，请核对 meters.csv',
  'address-unfit': '通讯地址不合协议的格式，请核对 meters.csv',
  'clock-wrong': '表内时钟与现在相差一小时以上，读数不能用，请校时后重读',
  'other-settlement': '表内冻结的不是这个结算日的读数，请核对表的结算日和时钟',
  'impossible-reading': '读数超出表计的位数，请核对表号与地址',
  'meter-error': '表回答出错，可能没有这项数据',
  'register-missing': '表没有给出全部寄存器的读数',
  'no-block': '表不能一次给出全部寄存器的读数',
  'not-frozen': '这种表没有结算日冻结，请在当天读',
  'model-unknown': '不认识这个型号',
  'unit-no-volume': '表给出的单位不是体积',
} as const

export type AskCode = keyof typeof askTexts

/** For codes of the wire that name no cause a person could mend. */
export const unsureText = (code: string): string => `没有可信的回答（${code}），请稍后再读`
