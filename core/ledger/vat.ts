// VAT inside the price: net = gross ÷ (1 + rate) rounded half up, and the tax is what remains.
import { decimal } from '../shared/decimal'
import { type Fen, fen, subtractFen } from '../shared/fen'

export const splitVat = (grossFen: Fen, rateBp: number): { netFen: Fen; taxFen: Fen } => {
  const netFen = fen(
    decimal(grossFen)
      .times(10000)
      .div(10000 + rateBp)
      .toDecimalPlaces(0)
      .toNumber(),
  )
  return { netFen, taxFen: subtractFen(grossFen, netFen) }
}
