# Runs PostgreSQL until nobody has used it for 20 seconds.
# $1: the server program, $2: the cluster's folder. Every user holds a shared lock on $2/users.
set -u
exec 9<"$2/users"
"$1" -D "$2/data" -k "$2/run" -c listen_addresses= -c unix_socket_permissions=0777 \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=256MB \
  -c max_connections=300 -c shared_buffers=64MB -c autovacuum_naptime=5min 9<&- &
server=$!
trap 'kill -INT "$server"' TERM INT
idle=0
while kill -0 "$server" 2>/dev/null; do
  if flock --exclusive --nonblock 9; then
    if [ "$idle" -ge 20 ]; then
      # Still holding the lock: a new user waits for the end, and then starts a server of its own.
      kill -INT "$server"
      break
    fi
    flock --unlock 9
    idle=$((idle + 1))
  else
    idle=0
  fi
  sleep 1 9<&-
done
wait "$server"
