// How large type is: four steps, started from the phone's own setting and changed by the switch 大字.
import { phoneTypeScale } from '../platform/type-scale'
import { kept } from './kept'

export const TYPE_STEPS = ['standard', 'large', 'care', 'huge'] as const
export type TypeStep = (typeof TYPE_STEPS)[number]

const FACTORS = { standard: 1, large: 1.2, care: 1.4, huge: 1.77 } as const satisfies Record<TypeStep, number>

export const nearestStep = (scale: number): TypeStep =>
  TYPE_STEPS.reduce((best, step) => (Math.abs(FACTORS[step] - scale) < Math.abs(FACTORS[best] - scale) ? step : best))

export const typeStep = kept<TypeStep>('type-step', () => nearestStep(phoneTypeScale()))

/** From 关怀 on a screen is laid out anew: one column, labels above values, tables as cards. */
export const isRoomy = (step: TypeStep): boolean => step === 'care' || step === 'huge'

export const useRoomy = (): boolean => isRoomy(typeStep.use())
