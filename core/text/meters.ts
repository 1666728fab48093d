// What came of asking a meter, for people: why there is no reading, and what to do.
const askTexts = {
  'no-line': '没有登记采集线路，请在采集线路文件里写明',
  'protocol-unknown': '没有这种通讯协议的驱动，请核对表计文件',
  'address-unfit': '通讯地址不合协议的格式，请核对表计文件',
  'clock-wrong': '表内时钟与现在相差一小时以上，读数不能用，请校时后重读',
  'other-settlement': '表内冻结的不是这个结算日的读数，请核对表的结算日和时钟',
  'impossible-reading': '读数超出表计的位数，请核对表号与地址',
  'meter-error': '表回答出错，可能没有这项数据',
  'register-missing': '表没有给出全部寄存器的读数',
  'no-block': '表不能一次给出全部寄存器的读数',
  'not-frozen': '这种表没有结算日冻结，请在当天读',
  'model-unknown': '不认识这个型号',
  'unit-no-volume': '表给出的单位不是体积',
  'line-unreachable': '线路连不上，请检查串口服务器的电源和网络',
  'line-down': '这条线路上接连三块表没有回答，其余的没有再问，请检查线路',
  silent: '表没有回答，请检查表和接线，稍后再读',
  'connection-lost': '线路中途断开，请稍后再读',
  'address-mismatch': '回答的是另一块表，请核对通讯地址',
} as const

const isNamed = (code: string): code is keyof typeof askTexts => Object.hasOwn(askTexts, code)

/** What is left are faults of the wire, which name no cause that a person could mend. */
export const askText = (code: string): string => (isNamed(code) ? askTexts[code] : `回答不完整或有误（${code}），请稍后再读`)
