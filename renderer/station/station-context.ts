import { createContext, useContext } from 'react'
import type { StationClient } from './station-client.ts'

const Context = createContext<StationClient | undefined>(undefined)

export const StationProvider = Context.Provider

export function useStation(): StationClient {
  const station = useContext(Context)
  if (station === undefined) throw new Error('outside of a station')
  return station
}
