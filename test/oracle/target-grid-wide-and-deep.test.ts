import { describeGrid } from './target-grid.ts'

describeGrid('wide and deep')
