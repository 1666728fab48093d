// Four type steps, started from the phone's own setting.
import { expect, test } from 'vitest'
import { isRoomy, nearestStep } from '../../../miniapp/src/state/type-step'

test.each([
  [1, 'standard'],
  [0.9, 'standard'],
  [1.12, 'large'],
  [1.4, 'care'],
  [2.5, 'huge'],
])('a phone set to %d times starts at %s', (scale, step) => {
  expect(nearestStep(scale)).toBe(step)
})

test('the layout changes from 关怀 on', () => {
  expect((['standard', 'large', 'care', 'huge'] as const).map(isRoomy)).toEqual([false, false, true, true])
})
