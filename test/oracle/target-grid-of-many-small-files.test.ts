import { describeGrid } from './target-grid.ts'

describeGrid('of many small files')
