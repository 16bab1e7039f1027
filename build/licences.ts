import { writeLicences } from './licences/write-licences.ts'

writeLicences()
