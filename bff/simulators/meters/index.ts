// A park's meters on every wire there is: serial lines, Modbus gateways and a vendor's cloud, started and stopped as one.
import { type MeterCloudSimulator, startMeterCloud } from './cloud'
import { type LineMeter, type MeterLineSimulator, startMeterLine } from './line'
import { type ModbusGatewaySimulator, startModbusGateway } from './modbus-tcp'
import type { ModbusMeter } from './registers'

export interface MeterPark {
  lines: MeterLineSimulator[]
  gateways: ModbusGatewaySimulator[]
  cloud: MeterCloudSimulator
  stop: () => Promise<void>
}

/** Ports are free ones, counted up from `port` where one is given. */
export const startMeterPark = async (setUp: {
  lines: readonly (readonly LineMeter[])[]
  gateways: readonly (readonly ModbusMeter[])[]
  cloud: { key: string; secret: string }
  port?: number
}): Promise<MeterPark> => {
  let next = setUp.port ?? 0
  const port = () => (next === 0 ? 0 : next++)
  const lines: MeterLineSimulator[] = []
  for (const meters of setUp.lines) lines.push(await startMeterLine(meters, port()))
  const gateways: ModbusGatewaySimulator[] = []
  for (const meters of setUp.gateways) gateways.push(await startModbusGateway(meters, port()))
  const cloud = await startMeterCloud(setUp.cloud, port())
  return {
    lines,
    gateways,
    cloud,
    stop: async () => void (await Promise.all([...lines, ...gateways, cloud].map((one) => one.stop()))),
  }
}
