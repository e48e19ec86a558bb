import type { SignIn } from './lib/accounts/accounts'

/** Who may use the app: its roles, and an account of each to try it with. */
export const signIn: SignIn = {
  required: false,
  roles: [
    { id: 'customer', label: 'Customer' },
    { id: 'admin', label: 'Admin' },
  ],
  demo: [
    { name: 'Maya Jensen', email: 'customer@example.com', role: 'customer' },
    { name: 'Daniel Okafor', email: 'admin@example.com', role: 'admin' },
  ],
}
