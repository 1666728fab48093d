// Finds files that only pass others' exports on; one per use case folder is all there may be.
import type { Source } from './source'
import { readSyntax } from './syntax'

const mayGather = /^bff\/usecases\/[^/]+\/index\.ts$/

export const findBarrels = (sources: Source[]): string[] =>
  sources.filter((source) => !mayGather.test(source.path) && readSyntax(source).onlyForwards).map(({ path }) => path)
