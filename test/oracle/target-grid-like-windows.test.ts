import { describeGrid } from './target-grid.ts'

describeGrid('like Windows')
