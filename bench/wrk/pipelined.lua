-- 16 requests at a time.
function init(args)
  requests = string.rep(wrk.format("GET"), 16)
end

function request()
  return requests
end
