import { figuresVi } from '../../../lambdas/pages/words/figures-words.ts'
import { startFigures } from './figures.ts'

startFigures(figuresVi)
