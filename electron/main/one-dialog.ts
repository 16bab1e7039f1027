/** Lets one of the system's dialogs be open at a time; a page that asks for another meanwhile gets `refused`. */
export function oneDialog(): <Answer>(open: () => Promise<Answer>, refused: Answer) => Promise<Answer> {
  let isOpen = false
  return async (open, refused) => {
    if (isOpen) return refused
    isOpen = true
    try {
      return await open()
    } finally {
      isOpen = false
    }
  }
}
