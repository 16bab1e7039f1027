import { describeGrid } from './target-grid.ts'

describeGrid('of large files')
