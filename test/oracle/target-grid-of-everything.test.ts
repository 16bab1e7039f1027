import { describeGrid } from './target-grid.ts'

describeGrid('of everything')
