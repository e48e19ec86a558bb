import type { Posts } from '../../lib/community/usePosts'
import { RecordForm } from '../records/RecordForm'
import { Dialog } from '../ui/Dialog'

interface Props {
  title: string
  submitLabel: string
  posts: Posts
  onClose: () => void
  onWritten: (id: string) => void
}

/** A form for something new; who writes it and when is added by the app. */
export function WriteDialog({ title, submitLabel, posts, onClose, onWritten }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <RecordForm
        entity={posts.toWrite}
        submitLabel={submitLabel}
        error={posts.error}
        onCancel={onClose}
        onSubmit={(values) => {
          const id = posts.publish(values)
          if (id === null) return false
          onClose()
          onWritten(id)
          return true
        }}
      />
    </Dialog>
  )
}
