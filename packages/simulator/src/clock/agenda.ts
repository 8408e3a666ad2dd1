/** What is to be done, and when: tasks in the order in which they fall due. */
export interface Agenda {
  add(due: number, run: () => void | Promise<void>): Task
  remove(task: Task): void
  /** The earliest task, while it is due at `until` or before. */
  takeDue(until: number): Task | undefined
  nextDue(): number | undefined
}

export interface Task {
  readonly due: number
  readonly sequence: number
  readonly run: () => void | Promise<void>
}

export function createAgenda(): Agenda {
  const tasks: Task[] = []
  let sequence = 0

  return {
    add(due, run) {
      sequence += 1
      const task = { due, sequence, run }
      tasks.splice(placeOf(tasks, task), 0, task)
      return task
    },
    remove(task) {
      const place = placeOf(tasks, task)
      if (tasks[place] === task) tasks.splice(place, 1)
    },
    takeDue(until) {
      const [first] = tasks
      return first && first.due <= until ? tasks.shift() : undefined
    },
    nextDue: () => tasks[0]?.due,
  }
}

/** Binary search: thousands of payments wait for their expiry at once. */
function placeOf(tasks: readonly Task[], task: Task): number {
  let low = 0
  let high = tasks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = tasks[middle]
    if (other && comesBefore(other, task)) low = middle + 1
    else high = middle
  }
  return low
}

function comesBefore(one: Task, other: Task): boolean {
  return one.due === other.due ? one.sequence < other.sequence : one.due < other.due
}
